package io.cloudplans.organizationusers.client.internal.response;

import com.fasterxml.jackson.databind.ObjectReader;
import io.cloudplans.organizationusers.client.internal.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * The members of an object that are unknown to this version. Keeps their JSON and parses it on each
 * use, because values such as empty arrays take many times the memory of their JSON.
 */
final class UnknownMembers extends AbstractMap<String, Object> {
  private static final ObjectReader READER = Json.MAPPER.readerFor(Map.class);

  private final String json;

  UnknownMembers(String json) {
    this.json = json;
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    try {
      Map<String, Object> members = READER.readValue(json);
      return Collections.unmodifiableMap(members).entrySet();
    } catch (IOException e) {
      throw new UncheckedIOException("the collected members are JSON", e);
    }
  }
}
