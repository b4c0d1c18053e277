package io.cloudplans.organizationusers.client.internal.call;

import io.cloudplans.organizationusers.client.error.InvalidCallException;
import io.cloudplans.organizationusers.client.error.RequestFault;
import io.cloudplans.organizationusers.client.internal.ApiClient;
import io.cloudplans.organizationusers.client.internal.ApiException;
import io.cloudplans.organizationusers.client.internal.Json;
import io.cloudplans.organizationusers.client.internal.api.OrganizationUsersApi;
import java.net.http.HttpRequest;
import java.util.List;

/** Makes requests with the generated API. */
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
                  throw new Made(request.setHeader("User-Agent", UserAgent.VALUE));
                }));
  }

  /** Returns the request of an operation, without credentials. */
  HttpRequest.Builder of(Operation operation) {
    try {
      throw new IllegalStateException("no request was made of " + operation.call(api));
    } catch (Made made) {
      return made.request;
    } catch (ApiException e) {
      throw new InvalidCallException(
          List.of(new RequestFault("#", null, null, "must be text that UTF-8 can encode")));
    }
  }

  /**
   * Leaves the generated API where it would send: it reads responses as a whole and in the
   * platform's charset, and has no other way to hand over its request.
   */
  private static final class Made extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpRequest.Builder request;

    Made(HttpRequest.Builder request) {
      super(null, null, false, false);
      this.request = request;
    }
  }
}
