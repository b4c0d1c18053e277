package io.cloudplans.organizationusers.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The resolved contract from the contract's jar. */
final class ContractResource {
  private static final String DIRECTORY = "/io/cloudplans/organizationusers/spec/";

  private ContractResource() {}

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = ContractResource.class.getResourceAsStream(DIRECTORY + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  static JsonNode json() throws IOException {
    return new ObjectMapper().readTree(bytes("openapi.json"));
  }
}
