package io.cloudplans.organizationusers.bench;

import java.util.function.LongFunction;

/** Creates the bytes of requests. */
final class Requests {
  private Requests() {}

  static LongFunction<byte[]> list(long organization, String token) {
    byte[] list =
        Load.bytes(
            "GET /v1/organizations/users/list?action=users&org_id=%s HTTP/1.1\r\n"
                    .formatted(organization)
                + head(token)
                + "\r\n");
    return number -> list;
  }

  /**
   * Returns add requests for a number of writers, each with its own organization.
   *
   * @param run a part of the addresses, which must differ between runs
   */
  static LongFunction<byte[]> adds(int writers, String run, String token) {
    String head =
        "POST /v1/organizations/users/add?action=add_user HTTP/1.1\r\n"
            + head(token)
            + "Content-Type: application/json\r\nContent-Length: ";
    return number -> {
      String body =
          "{\"org_id\":\"%s\",\"user_id\":\"%s.%s@example.com\",\"role\":\"viewer\",\"state\":\"active\"}"
              .formatted(Data.WRITERS + number % writers, run, number);
      return Load.bytes(head + body.length() + "\r\n\r\n" + body);
    };
  }

  private static String head(String token) {
    return "Host: localhost\r\nAccept: application/json\r\nUser-Agent: bench\r\nAuthorization: Bearer "
        + token
        + "\r\n";
  }
}
