package io.cloudplans.organizationusers.client.config;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** One request of a call, before it is sent. Not thread-safe. */
public final class Attempt {
  private final String operation;
  private final int number;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * Creates an attempt; for tests of a {@link CallHook}.
   *
   * @param operation the operation's id in the contract, such as {@code addUser}
   * @param number the number of the request within the call, from 1 on
   */
  public Attempt(String operation, int number) {
    this.operation = operation;
    this.number = number;
  }

  /**
   * Returns the operation's id in the contract.
   *
   * @return {@code listUsers}, {@code addUser}, {@code updateUser} or {@code removeUser}
   */
  public String operation() {
    return operation;
  }

  /**
   * Returns the number of the request within the call.
   *
   * @return 1 for the first; greater for a retry, and for a request with a replaced token
   */
  public int number() {
    return number;
  }

  /**
   * Sets a header of the request, such as {@code traceparent}. The {@link TokenSource} overrides
   * {@code Authorization}. The call throws an {@code InvalidCallException} for a header that HTTP
   * does not allow.
   *
   * @param name the header's name, in any case
   * @param value the header's value, which replaces an earlier value
   */
  public void setHeader(String name, String value) {
    headers.put(name, value);
  }

  /**
   * Returns the headers that were set.
   *
   * @return the values by name; unmodifiable
   */
  public Map<String, String> headers() {
    return Collections.unmodifiableMap(headers);
  }
}
