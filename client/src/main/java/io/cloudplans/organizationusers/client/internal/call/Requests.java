package io.cloudplans.organizationusers.client.internal.call;

import io.cloudplans.organizationusers.client.error.InvalidCallException;
import io.cloudplans.organizationusers.client.error.RequestFault;
import io.cloudplans.organizationusers.client.internal.ApiClient;
import io.cloudplans.organizationusers.client.internal.ApiException;
import io.cloudplans.organizationusers.client.internal.Json;
import io.cloudplans.organizationusers.client.internal.api.OrganizationUsersApi;
import java.net.http.HttpRequest;
import java.util.List;

/** Creates requests with the generated API. */
final class Requests {
  /** A call of the generated API. */
  interface Operation {
    Object call(OrganizationUsersApi api) throws ApiException;
  }

  private final OrganizationUsersApi api;

  Requests(String baseUrl) {
    api =
        new OrganizationUsersApi(
            new ApiClient(
                Json.MAPPER,
                baseUrl,
                request -> {
                  throw new Intercepted(request.setHeader("User-Agent", UserAgent.VALUE));
                }));
  }

  /** Returns the request of an operation, without credentials. */
  HttpRequest.Builder of(Operation operation) {
    try {
      throw new IllegalStateException("no request was intercepted for " + operation.call(api));
    } catch (Intercepted intercepted) {
      return intercepted.request;
    } catch (ApiException e) {
      throw new InvalidCallException(
          List.of(new RequestFault("#", null, null, "must be text that UTF-8 can encode")));
    }
  }

  /**
   * Leaves the generated API with the request before it is sent. The generated API reads responses
   * as a whole and in the platform's charset, and offers no other way to obtain a request.
   */
  private static final class Intercepted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpRequest.Builder request;

    Intercepted(HttpRequest.Builder request) {
      super(null, null, false, false);
      this.request = request;
    }
  }
}
