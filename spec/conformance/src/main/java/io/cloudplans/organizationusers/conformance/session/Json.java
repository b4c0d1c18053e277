package io.cloudplans.organizationusers.conformance.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes request bodies. */
public final class Json {
  private Json() {}

  /** Returns an object of strings; names and values alternate. */
  public static String object(String... members) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < members.length; i += 2) {
      object.put(members[i], members[i + 1]);
    }
    return object.toString();
  }
}
