package io.cloudplans.organizationusers.server.users;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.api.model.MfaRequirements;
import io.cloudplans.organizationusers.api.model.OrganizationUser;
import io.cloudplans.organizationusers.api.model.Role;
import io.cloudplans.organizationusers.api.model.State;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes the contract's {@code OrganizationUserList} user by user, so that memory stays bounded.
 */
final class RosterWriter implements AutoCloseable {
  private final JsonGenerator json;

  RosterWriter(ObjectMapper mapper, OutputStream out) throws IOException {
    json =
        mapper
            .createGenerator(out)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    json.writeNumberField("status", 200);
    json.writeArrayFieldStart("users");
  }

  void write(RosterUser user) {
    try {
      json.writePOJO(
          new OrganizationUser()
              .email(user.email())
              .role(Role.valueOf(user.role().name()))
              .state(State.valueOf(user.state().name())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void end(MfaPolicy policy) throws IOException {
    json.writeEndArray();
    json.writePOJOField(
        "mfa",
        new MfaRequirements()
            .view(policy.requires(MfaClass.VIEW))
            .create(policy.requires(MfaClass.CREATE))
            .update(policy.requires(MfaClass.UPDATE))
            .delete(policy.requires(MfaClass.DELETE))
            .usersmgmt(policy.requires(MfaClass.USERSMGMT)));
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
