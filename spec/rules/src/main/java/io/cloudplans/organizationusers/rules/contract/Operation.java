package io.cloudplans.organizationusers.rules.contract;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.Permission;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the contract.
 *
 * @param id the {@code operationId}, which is the name of the resource's method
 * @param method the HTTP method in capital letters
 * @param permission the operation's {@code x-authorization}
 * @param body the schema of the request body; null if the operation has none
 * @param maxFaults the maximum number of faults that a response names
 */
public record Operation(
    String id,
    String method,
    String path,
    Permission permission,
    List<Parameter> parameters,
    @Nullable ValueSchema body,
    int maxFaults) {
  /** The maximum size of a request body in bytes. */
  public static final int MAX_BODY_BYTES = 65_536;

  static Operation read(String path, String method, JsonNode node, Schemas schemas, int maxFaults) {
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
            .map(parameter -> Parameter.read(schemas.resolved(parameter), schemas))
            .toList(),
        node.has("requestBody")
            ? new ValueSchema(schemas.at(node.at("/requestBody/content/application~1json/schema")))
            : null,
        maxFaults);
  }

  /**
   * Returns the faults of a request, sorted: at most one fault per location, and {@link #maxFaults}
   * in total.
   *
   * @param values the values of a query parameter, or the lines of a header joined to one value
   * @param requestBody ignored if the operation has no body
   */
  public List<Fault> faults(Function<Parameter, List<String>> values, byte[] requestBody) {
    List<Fault> all = new ArrayList<>();
    for (Parameter parameter : parameters) {
      all.addAll(parameter.faults(values.apply(parameter)));
    }
    if (body != null) {
      all.addAll(body.faults(requestBody));
    }
    if (all.isEmpty()) {
      return all;
    }
    // A value of the wrong type also breaks other rules, which adds no information.
    Map<String, Fault> first = new LinkedHashMap<>();
    all.forEach(fault -> first.putIfAbsent(fault.location(), fault));
    return first.values().stream().sorted().limit(maxFaults).toList();
  }
}
