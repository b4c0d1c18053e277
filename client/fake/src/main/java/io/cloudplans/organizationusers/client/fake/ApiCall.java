package io.cloudplans.organizationusers.client.fake;

import io.cloudplans.organizationusers.rules.contract.Operation;
import java.util.Arrays;

/** An operation of the API, with the name of the client's method. */
public enum ApiCall {
  /** Lists the users. */
  LIST("listUsers"),

  /** Adds a user. */
  ADD("addUser"),

  /** Changes a user. */
  UPDATE("updateUser"),

  /** Removes a user. */
  REMOVE("removeUser");

  private final String operationId;

  ApiCall(String operationId) {
    this.operationId = operationId;
  }

  /** Returns the call of an operation; throws {@link IllegalArgumentException} if it is unknown. */
  static ApiCall of(Operation operation) {
    return Arrays.stream(values())
        .filter(call -> call.operationId.equals(operation.id()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown operation " + operation.id()));
  }
}
