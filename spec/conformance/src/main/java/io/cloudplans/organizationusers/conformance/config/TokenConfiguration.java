package io.cloudplans.organizationusers.conformance.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.CommandLine;
import io.cloudplans.organizationusers.conformance.setup.KeyMaterial;
import io.cloudplans.organizationusers.conformance.setup.SigningKey;
import io.cloudplans.organizationusers.conformance.setup.TokenSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The {@code tokens} of a configuration. */
record TokenConfiguration(JsonNode tokens, Path folder, Map<Caller, String> callers) {
  TokenSource source() {
    if (tokens.has("command")) {
      CommandLine command = OrganizationCommands.command(tokens.path("command"), folder);
      return (email, secondFactor) ->
          command.run(Map.of("email", email, "mfa", String.valueOf(secondFactor)));
    }
    SigningKey key = key();
    return key == null ? fixed() : key;
  }

  private TokenSource fixed() {
    Map<String, JsonNode> byEmail = new TreeMap<>();
    for (Caller caller : Caller.values()) {
      JsonNode fixed = tokens.path("fixed").path(caller.configName());
      if (fixed.isMissingNode()) {
        throw new InvalidConfigurationException(
            "tokens.fixed." + caller.configName(), "is required");
      }
      byEmail.put(caller.email(callers), fixed);
    }
    return (email, secondFactor) -> {
      JsonNode fixed = byEmail.get(email);
      if (fixed == null) {
        throw new IllegalArgumentException("no fixed token for " + email);
      }
      String token = fixed.path("token").asText();
      return secondFactor ? fixed.path("mfa-token").asText(token) : token;
    };
  }

  @Nullable SigningKey key() {
    JsonNode key = tokens.path("key");
    if (key.isMissingNode()) {
      return null;
    }
    Path file = folder.resolve(key.path("file").asText());
    KeyMaterial material =
        Configuration.member(
            "tokens.key.file",
            () -> {
              try {
                return KeyMaterial.read(Files.readString(file));
              } catch (IOException e) {
                throw new IllegalArgumentException("cannot be read: " + file, e);
              }
            });
    SigningKey signing =
        new SigningKey(
            material,
            key.path("algorithm").asText(material.algorithm()),
            key.path("kid").asText(material.kid()),
            key.path("issuer").asText(),
            key.path("audience").asText(),
            key.path("email-claim").asText("email"));
    Configuration.member("tokens.key.algorithm", () -> signing.token("check@example.com", false));
    return signing;
  }
}
