package io.cloudplans.organizationusers.server.users;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.jersey.RosterModels;
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
      json.writeStartObject();
      json.writeStringField("email", user.email());
      json.writeStringField("role", user.role().wireName());
      json.writeStringField("state", user.state().wireName());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void end(MfaPolicy policy) throws IOException {
    json.writeEndArray();
    json.writePOJOField("mfa", RosterModels.mfa(policy));
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
