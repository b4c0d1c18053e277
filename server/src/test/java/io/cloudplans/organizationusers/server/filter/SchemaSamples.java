package io.cloudplans.organizationusers.server.filter;

import java.util.List;
import java.util.Map;

/** Values that just match a pattern of the contract, and values that just fail to match it. */
record SchemaSamples(List<String> good, List<String> bad) {
  private static final String TAG = "\"42-1\"";
  private static final SchemaSamples TAGS =
      new SchemaSamples(
          List.of("*", TAG, "W/" + TAG, "\"\"", TAG + " , " + TAG, TAG + ",".repeat(9), ", " + TAG),
          List.of("", "42-1", "'42-1'", "w/" + TAG, TAG + TAG, "*, " + TAG, "\"42-1", "**"));
  private static final SchemaSamples ADDRESSES =
      new SchemaSamples(
          List.of(
              "a@b.c",
              "a.b+c@x-y.example",
              "!#$%&'*+/=?^_`{|}~-@b.c",
              "A@B.C",
              "1@1.1",
              "a@" + "x".repeat(63) + ".c",
              "a@xn--mnchen-3ya.example"),
          List.of(
              "",
              "a",
              "@b.c",
              "a@",
              "a@b",
              ".a@b.c",
              "a.@b.c",
              "a..b@c.d",
              "a@b..c",
              "a@-b.c",
              "a@b-.c",
              "a@b.c.",
              "a@b@c.d",
              "a b@c.d",
              "a@" + "x".repeat(64) + ".c",
              "a@[127.0.0.1]",
              "\"a\"@b.c",
              "a@b_c.d",
              "a(b)@c.d",
              "a@b.c\n",
              " a@b.c",
              "a@b.c ",
              "\u00e4@b.c",
              "a@\u00e4.c",
              "\u212a@b.c",
              "a@\u0131.c",
              "a@b\uff0ec"));
  private static final Map<String, SchemaSamples> SAMPLES =
      Map.of(
          "org_id",
          new SchemaSamples(
              List.of("1", "42", "999999999999999999"),
              List.of(
                  "", "0", "042", "+42", "-42", "42.0", "4e1", " 42", "42 ", "x", "1".repeat(19))),
          "user_id",
          ADDRESSES,
          "reason",
          new SchemaSamples(
              List.of(" ", "~", "\u00a0", "\ud83d\ude00", "\u2028"),
              List.of("\u0000", "a\nb", "a\n", "\t", "\u001f", "\u007f", "\u0080", "\u009f")),
          "cursor",
          new SchemaSamples(List.of("A", "_", "-", "AQ"), List.of("A=", "A+", "A/", "A.", "A\n")),
          "Idempotency-Key",
          new SchemaSamples(
              List.of("a", "._~:-", "\"a\"", "x".repeat(64), "\"" + "x".repeat(64) + "\""),
              List.of("", "\"\"", "a b", "a,b", "\"a", "a\"", "x".repeat(65), "a/b")),
          "If-Match",
          TAGS,
          "If-None-Match",
          TAGS);

  static SchemaSamples of(String location) {
    SchemaSamples samples = SAMPLES.get(location);
    if (samples == null) {
      throw new AssertionError("no samples for the pattern of " + location);
    }
    return samples;
  }

  /** Returns a value with a number of characters that meets all other rules. */
  static String ofLength(String location, int length) {
    return location.equals("user_id") ? address(length) : "a".repeat(length);
  }

  private static String address(int length) {
    StringBuilder address = new StringBuilder("a@b");
    while (address.length() < length) {
      address.append(address.length() % 60 == 0 && address.length() < length - 1 ? '.' : 'c');
    }
    return address.indexOf(".") < 0 ? address.replace(3, 4, ".").toString() : address.toString();
  }
}
