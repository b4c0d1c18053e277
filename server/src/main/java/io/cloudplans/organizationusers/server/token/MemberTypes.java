package io.cloudplans.organizationusers.server.token;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The JSON types of a token's members. A member that is not in the table may have any type. */
record MemberTypes(Map<String, Predicate<JsonNode>> types) {
  private static final Predicate<JsonNode> STRING = JsonNode::isTextual;

  /**
   * RFC 7515, section 4.1. No extension is supported, so no {@code crit} is accepted. A JWT's
   * payload must be encoded (RFC 7797, section 7).
   */
  static final MemberTypes HEADER =
      new MemberTypes(
          Map.ofEntries(
              entry("alg", STRING),
              entry("jku", STRING),
              entry("jwk", JsonNode::isObject),
              entry("kid", STRING),
              entry("x5u", STRING),
              entry("x5c", MemberTypes::isStringArray),
              entry("x5t", STRING),
              entry("x5t#S256", STRING),
              entry("typ", STRING),
              entry("cty", STRING),
              entry("crit", value -> false),
              entry("b64", BooleanNode.TRUE::equals)));

  /** RFC 7519, section 4.1; RFC 8176, section 1; OpenID Connect Core 1.0, section 5.1. */
  static final MemberTypes CLAIMS =
      new MemberTypes(
          Map.ofEntries(
              entry("iss", STRING),
              entry("sub", STRING),
              entry("aud", STRING.or(MemberTypes::isStringArray)),
              entry("exp", MemberTypes::isDate),
              entry("nbf", MemberTypes::isDate),
              entry("iat", MemberTypes::isDate),
              entry("jti", STRING),
              entry("amr", MemberTypes::isStringArray),
              entry("email_verified", JsonNode::isBoolean)));

  private static final double MAX_SECONDS = Long.MAX_VALUE / 1000.0;

  private static boolean isStringArray(JsonNode value) {
    return value.isArray()
        && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isTextual);
  }

  /** Returns whether the value is a date whose milliseconds fit into a long. */
  private static boolean isDate(JsonNode value) {
    return value.isNumber() && Math.abs(value.doubleValue()) < MAX_SECONDS;
  }

  MemberTypes withString(String name) {
    Map<String, Predicate<JsonNode>> more = new HashMap<>(types);
    more.put(name, STRING);
    return new MemberTypes(Map.copyOf(more));
  }

  boolean fit(JsonNode members) {
    return members.properties().stream()
        .allMatch(
            member -> types.getOrDefault(member.getKey(), any -> true).test(member.getValue()));
  }
}
