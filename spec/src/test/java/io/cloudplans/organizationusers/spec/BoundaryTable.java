package io.cloudplans.organizationusers.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The decided values at the bounds of the schemas; deliberately not read from the contract. */
final class BoundaryTable {
  /** A value, and whether a schema allows it. */
  record Row(String schema, JsonNode value, boolean allowed) {
    static Row of(String line) {
      String[] columns = line.split("\\s*[|]\\s*", -1);
      return new Row(columns[0], Contract.parse(columns[1]), Boolean.parseBoolean(columns[2]));
    }

    boolean isDecidedBy(ContractSchemas schemas) {
      return schemas.faults("/components/" + schema, value).isEmpty() == allowed;
    }
  }

  private static final String TABLE =
      """
      schemas/OrganizationId                | "9007199254740993"   | true
      schemas/OrganizationId                | "999999999999999999" | true
      schemas/OrganizationId                | "1000000000000000000"| false
      schemas/OrganizationId                | "042"                | false
      schemas/OrganizationId                | "+42"                | false
      schemas/OrganizationId                | "42.0"               | false
      schemas/OrganizationId                | "42\\n"              | false
      schemas/OrganizationId                | "٤٢"                 | false
      schemas/OrganizationId                | 42                   | false
      schemas/OrganizationId                | null                 | false
      parameters/OrganizationIdQuery/schema | "1"                  | true
      parameters/OrganizationIdQuery/schema | "9007199254740993"   | true
      parameters/OrganizationIdQuery/schema | "999999999999999999" | true
      parameters/OrganizationIdQuery/schema | "1000000000000000000"| false
      parameters/OrganizationIdQuery/schema | "0"                  | false
      parameters/Limit/schema               | 1000                 | true
      parameters/Limit/schema               | 1001                 | false
      parameters/Limit/schema               | 0                    | false
      parameters/IdempotencyKey/schema      | "a.B_~:-9"           | true
      parameters/IdempotencyKey/schema      | "\\"a\\""            | true
      parameters/IdempotencyKey/schema      | "\\"a"               | false
      parameters/IdempotencyKey/schema      | ""                   | false
      parameters/IdempotencyKey/schema      | "a b"                | false
      parameters/IfMatch/schema             | "*"                  | true
      parameters/IfMatch/schema             | "\\"42-7\\", W/\\"x\\""  | true
      parameters/IfMatch/schema             | "42-7"               | false
      parameters/IfMatch/schema             | "*, \\"42-7\\""      | false
      parameters/IfNoneMatch/schema         | "W/\\"42-7-gzip\\""  | true
      parameters/IfNoneMatch/schema         | ""                   | false
      schemas/Role                          | "owner"              | true
      schemas/AssignableRole                | "owner"              | false
      schemas/AssignableRole                | "Admin"              | false
      schemas/State                         | "inactive"           | true
      schemas/Reason                        | ""                   | false
      schemas/Reason                        | "a\\tb"              | false
      schemas/UpdateUserRequest             | {"org_id":"42","user_id":"a@b.c"} | false
      schemas/UpdateUserRequest             | {"org_id":"42","user_id":"a@b.c","state":"active"} | true
      schemas/UpdateUserRequest             | {"org_id":"42","user_id":"a@b.c","role":"viewer"}  | true
      schemas/UpdateUserRequest             | {"org_id":"42","user_id":"a@b.c","reason":"x"}     | false
      schemas/AddUserRequest                | {"org_id":"42","user_id":"a@b.c","role":"viewer"}  | true
      schemas/UpdateUserRequest             | {"org_id":"42","user_id":"a@b.c","role":"owner"}   | false
      schemas/AddUserRequest                | {"org_id":"42","user_id":"a@b.c","role":"owner"}   | false
      schemas/AddUserRequest                | {"org_id":"42","user_id":"a@b.c"} | false
      schemas/AddUserRequest                | {"org_id":"42","user_id":"a@b.c","role":"viewer","state":null} | false
      schemas/RemoveUserRequest             | {"org_id":"42","user_id":"a@b.c"} | true
      schemas/Reason                        | "x"                  | true
      parameters/Cursor/schema              | "A"                  | true
      parameters/Cursor/schema              | ""                   | false
      parameters/Cursor/schema              | "A="                 | false
      parameters/Limit/schema               | 1                    | true
      parameters/IdempotencyKey/schema      | "a"                  | true
      parameters/IdempotencyKey/schema      | "\\"\\""             | false
      parameters/IfMatch/schema             | "\\"42-7\\""         | true
      schemas/SuccessStatus                 | 199                  | false
      schemas/SuccessStatus                 | 200                  | true
      schemas/SuccessStatus                 | 201                  | false
      schemas/Problem/properties/status     | 399                  | false
      schemas/Problem/properties/status     | 400                  | true
      schemas/Problem/properties/status     | 599                  | true
      schemas/Problem/properties/status     | 600                  | false
      schemas/Problem/properties/type       | "/problems/a-b"      | true
      schemas/Problem/properties/type       | "/problems/a-"       | false
      schemas/Problem/properties/type       | "/problems/a/b"      | false
      schemas/Problem/properties/type       | "/problems/A"        | false
      headers/RetryAfter/schema             | 0                    | false
      headers/RetryAfter/schema             | 1                    | true
      headers/RequestId/schema              | "~"                  | true
      headers/RequestId/schema              | ""                   | false
      headers/RequestId/schema              | "a b"                | false
      headers/ETag/schema                   | "\\"1-1\\""          | true
      headers/ETag/schema                   | "\\"999999999999999999-10-gzip\\"" | true
      headers/ETag/schema                   | "\\"1000000000000000000-1\\""      | false
      headers/ETag/schema                   | "\\"42-0\\""         | false
      headers/ETag/schema                   | "\\"042-7\\""        | false
      headers/ETag/schema                   | "W/\\"42-7\\""       | false
      headers/ETag/schema                   | "42-7"               | false
      """;

  private static final List<String> ADDRESSES =
      List.of(
          "a@b.c",
          "A.b+c@Example.COM",
          "o'brien!#$%&*/=?^_`{|}~-@example.com",
          "user@xn--bcher-kva.example");

  private static final List<String> NO_ADDRESSES =
      List.of(
          "a@localhost",
          ".a@b.c",
          "a.@b.c",
          "a..b@c.d",
          "a b@c.d",
          " a@b.c",
          "a@-b.c",
          "a@b-.c",
          "a@b..c",
          "a@b.c.",
          "a@@b.c",
          "müller@example.com",
          "a@bücher.example",
          "a@[127.0.0.1]");

  static final List<Row> ROWS =
      Stream.concat(TABLE.lines().map(Row::of), texts().stream()).toList();

  private BoundaryTable() {}

  /** Returns rows with addresses and long texts; the clef is one code point and two Java chars. */
  private static List<Row> texts() {
    String clef = "𝄞";
    String tag = "\"42-7\"";
    String fault = "{\"detail\":\"x\"}";
    List<Row> rows = new ArrayList<>();
    for (String address : ADDRESSES) {
      rows.add(text("schemas/EmailAddress", address, true));
    }
    for (String text : NO_ADDRESSES) {
      rows.add(text("schemas/EmailAddress", text, false));
    }
    rows.add(text("schemas/EmailAddress", "a".repeat(250) + "@b.c", true));
    rows.add(text("schemas/EmailAddress", "a".repeat(251) + "@b.c", false));
    for (String address : List.of("a@%s.c", "a@c.%s")) {
      rows.add(text("schemas/EmailAddress", address.formatted("bb"), true));
      rows.add(text("schemas/EmailAddress", address.formatted("b".repeat(63)), true));
      rows.add(text("schemas/EmailAddress", address.formatted("b".repeat(64)), false));
    }
    rows.add(text("schemas/Reason", clef.repeat(500), true));
    rows.add(text("schemas/Reason", clef.repeat(501), false));
    for (String key : List.of("%s", "\"%s\"")) {
      rows.add(text("parameters/IdempotencyKey/schema", key.formatted("a".repeat(64)), true));
      rows.add(text("parameters/IdempotencyKey/schema", key.formatted("a".repeat(65)), false));
    }
    for (String condition : List.of("IfMatch", "IfNoneMatch")) {
      String schema = "parameters/" + condition + "/schema";
      rows.add(text(schema, (tag + ", ").repeat(99) + tag, true));
      rows.add(text(schema, (tag + ", ").repeat(100) + tag, false));
    }
    rows.add(text("parameters/Cursor/schema", "A".repeat(400), true));
    rows.add(text("parameters/Cursor/schema", "A".repeat(401), false));
    rows.add(text("headers/RequestId/schema", "a".repeat(128), true));
    rows.add(text("headers/RequestId/schema", "a".repeat(129), false));
    for (int count : List.of(20, 21)) {
      String faults = Collections.nCopies(count, fault).toString();
      rows.add(new Row("schemas/Problem/properties/errors", Contract.parse(faults), count == 20));
    }
    return rows;
  }

  private static Row text(String schema, String text, boolean allowed) {
    return new Row(schema, TextNode.valueOf(text), allowed);
  }
}
