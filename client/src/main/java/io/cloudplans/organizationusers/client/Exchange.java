package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.error.MalformedBodyException;
import io.cloudplans.organizationusers.client.error.StatusMismatchException;
import io.cloudplans.organizationusers.client.error.UnexpectedAnswerException;
import io.cloudplans.organizationusers.client.internal.ApiClient;
import io.cloudplans.organizationusers.client.internal.ApiException;
import io.cloudplans.organizationusers.client.internal.ApiResponse;
import io.cloudplans.organizationusers.client.internal.api.OrganizationUsersApi;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One call: sends one request through the generated API and judges the answer. */
final class Exchange {
  /** A call of the generated API. */
  interface Operation<T> {
    ApiResponse<T> send(OrganizationUsersApi api) throws ApiException;
  }

  private final BoundedHttpClient http;
  private final OrganizationUsersApi api;

  Exchange(Connection connection) {
    http = new BoundedHttpClient(connection);
    api =
        new OrganizationUsersApi(
            new ApiClient(http, Json.MAPPER, connection.baseUrl(), connection::authorize));
  }

  /** Answers the body of a success, empty if it is not modified. */
  <T> Optional<T> send(Operation<T> operation, Function<T, @Nullable Integer> status) {
    T body;
    try {
      body = operation.send(api).getData();
    } catch (ApiException e) {
      if (e.getCode() == Answer.NOT_MODIFIED) {
        return Optional.empty();
      }
      throw malformed("the body is not the JSON that the contract describes", e.getCause());
    }
    int said = required(status.apply(required(body, "content")), "status");
    if (said != answer().raw().status()) {
      throw new StatusMismatchException("the body says status " + said, answer().raw(), null);
    }
    return Optional.of(body);
  }

  Version version() {
    return answer().header("ETag").map(Version::new).orElseThrow(() -> unexpected("no ETag"));
  }

  @Nullable String nextCursor() {
    return answer().nextCursor();
  }

  <T> T required(@Nullable T member, String name) {
    if (member == null) {
      throw malformed("the body has no " + name, null);
    }
    return member;
  }

  UnexpectedAnswerException unexpected(String message) {
    return new UnexpectedAnswerException(message, answer().raw(), null);
  }

  private MalformedBodyException malformed(String message, @Nullable Throwable cause) {
    return new MalformedBodyException(message, answer().raw(), cause);
  }

  private Answer answer() {
    return http.answer();
  }
}
