package io.cloudplans.organizationusers.rules.contract;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.Permission;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the contract.
 *
 * @param id the {@code operationId}, which is the name of the resource's method
 * @param method in capital letters
 * @param permission the operation's {@code x-authorization}
 * @param body what a request body must fit; null where the operation has none
 */
public record Operation(
    String id,
    String method,
    String path,
    Permission permission,
    List<Parameter> parameters,
    @Nullable ValueSchema body) {

  static Operation read(String path, String method, JsonNode node, Schemas schemas) {
    JsonNode authorization = node.path("x-authorization");
    return new Operation(
        node.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        new Permission(
            StreamSupport.stream(authorization.path("roles").spliterator(), false)
                .map(role -> RosterRole.of(role.asText()))
                .collect(toUnmodifiableSet()),
            MfaClass.of(authorization.path("mfa").asText())),
        StreamSupport.stream(node.path("parameters").spliterator(), false)
            .map(parameter -> Parameter.read(parameter, schemas))
            .toList(),
        node.has("requestBody")
            ? new ValueSchema(schemas.at(node.at("/requestBody/content/application~1json/schema")))
            : null);
  }
}
