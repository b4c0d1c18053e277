package io.cloudplans.organizationusers.client.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The header fields of a response.
 *
 * @param fields the values of each field, by its case-insensitive name; unmodifiable
 * @serial exclude
 */
@SuppressWarnings("InvalidBlockTag") // the check does not know @serial on a class
public record ResponseHeaders(Map<String, List<String>> fields) implements Serializable {
  /** No header fields. */
  public static final ResponseHeaders NONE = new ResponseHeaders(Map.of());

  /**
   * Makes a copy of the fields.
   *
   * @param fields the values of each field
   */
  public ResponseHeaders {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    fields = Collections.unmodifiableMap(copy);
  }

  /**
   * Returns the values of a field.
   *
   * @param name its name, in any case
   * @return one value for each line; empty if the response does not have the field
   */
  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /**
   * Returns the first value of a field.
   *
   * @param name its name, in any case
   * @return the value, if the response has the field
   */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /**
   * Returns the {@code X-Request-Id}, by which the operator finds the request in the logs.
   *
   * @return the request id, if the response has one
   */
  public Optional<String> requestId() {
    return first("X-Request-Id");
  }
}
