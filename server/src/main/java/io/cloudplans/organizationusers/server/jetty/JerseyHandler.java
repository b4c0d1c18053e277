package io.cloudplans.organizationusers.server.jetty;

import static java.util.Map.entry;

import io.cloudplans.organizationusers.jersey.CallerContext;
import io.cloudplans.organizationusers.jersey.HeadChecks;
import io.cloudplans.organizationusers.rules.contract.Fault;
import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestProblemException;
import io.cloudplans.organizationusers.server.body.ByteBudget;
import io.cloudplans.organizationusers.server.config.Limits;
import io.cloudplans.organizationusers.server.filter.ClientAddress;
import io.cloudplans.organizationusers.server.filter.LogMembers;
import io.cloudplans.organizationusers.server.filter.TraceContext;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * Handles requests in three stages: checking the head, reading the body, and executing in Jersey.
 * Only the last stage takes a slot.
 *
 * <p>Jersey's own container for Jetty (4.0.2) sends short responses in chunks (Jersey issue 6042).
 * It also does not complete Jetty's callback if a response fails after its first byte, so the
 * connection stays open.
 */
final class JerseyHandler extends Handler.Abstract {
  /** The base URI. No response contains an absolute URI, so the Host header need not be trusted. */
  private static final URI BASE = URI.create("http://localhost/");

  private final ApplicationHandler application;
  private final HeadChecks checks;
  private final Limits limits;
  private final Server server;
  private final Slots slots;
  private final ByteBudget budget;
  private final RequestProblemException busy;
  private final Map<RequestBody.ReadResult, RequestProblemException> bodyProblems;

  JerseyHandler(
      ApplicationHandler application,
      HeadChecks checks,
      ProblemTypes types,
      Limits limits,
      Server server) {
    this.application = application;
    this.checks = checks;
    this.limits = limits;
    this.server = server;
    this.budget = new ByteBudget(limits.maxBodyBytes());
    this.slots =
        new Slots(
            limits.maxConcurrent(),
            limits.queueSize(),
            limits.queueTimeout(),
            server.getThreadPool(),
            server.getScheduler());
    Fault broken = new Fault(Fault.Kind.POINTER, "#", "must be complete");
    busy = new RequestProblemException(types.of("unavailable"));
    bodyProblems =
        Map.ofEntries(
            entry(RequestBody.ReadResult.NO_ROOM, busy),
            entry(
                RequestBody.ReadResult.TOO_LONG,
                new RequestProblemException(types.of("payload-too-large"))),
            entry(
                RequestBody.ReadResult.TIMED_OUT,
                new RequestProblemException(types.of("request-timeout"))),
            entry(
                RequestBody.ReadResult.BROKEN,
                new RequestProblemException(
                    types.of("invalid-request"), List.of(broken), Map.of())));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (isAmbiguous(request)) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      Response.writeError(request, response, callback, 400);
      return true;
    }
    // Reading, executing and sending have their own deadlines.
    request.addIdleTimeoutListener(timeout -> false);
    RequestBody body =
        new RequestBody(request, limits.readTimeout(), budget, server.getScheduler());
    try {
      ContainerRequest jerseyRequest = toJersey(request);
      jerseyRequest.setWriter(
          new JettyResponseWriter(
              response, callback, body, server.getScheduler(), limits.readTimeout()));
      LogMembers.add(jerseyRequest, "peer", Request.getRemoteAddr(request));
      handle(jerseyRequest, body);
    } catch (URISyntaxException e) {
      Response.writeError(request, response, callback, 400);
    }
    return true;
  }

  private void handle(ContainerRequest request, RequestBody body) {
    Operation operation = checks.admit(request);
    TraceContext.suspend(request);
    if (operation == null) {
      application.handle(request);
    } else if (operation.body() == null) {
      execute(request);
    } else {
      body.read(
          request.getSecurityContext().getUserPrincipal().getName(),
          Operation.MAX_BODY_BYTES,
          result -> {
            if (result == RequestBody.ReadResult.COMPLETE) {
              request.setEntityStream(new ByteArrayInputStream(body.bytes()));
              execute(request);
            } else {
              reject(request, Objects.requireNonNull(bodyProblems.get(result)));
            }
          });
    }
  }

  private void execute(ContainerRequest request) {
    slots.execute(() -> application.handle(request), () -> reject(request, busy));
  }

  private void reject(ContainerRequest request, RequestProblemException problem) {
    HeadChecks.reject(request, problem);
    application.handle(request);
  }

  /** Returns whether another recipient could determine a different end of the body. */
  private static boolean isAmbiguous(Request request) {
    String coding = request.getHeaders().get(HttpHeader.TRANSFER_ENCODING);
    boolean otherVersion = request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_1;
    return coding != null && (otherVersion || !coding.equalsIgnoreCase("chunked"));
  }

  private ContainerRequest toJersey(Request request) throws URISyntaxException {
    ContainerRequest jerseyRequest =
        new ContainerRequest(
            BASE,
            uri(request.getHttpURI()),
            request.getMethod(),
            new CallerContext(null),
            new MapPropertiesDelegate(),
            application.getConfiguration());
    if (request.getConnectionMetaData().getRemoteSocketAddress()
        instanceof InetSocketAddress peer) {
      ClientAddress.setPeer(jerseyRequest, peer.getAddress());
    }
    for (HttpField field : request.getHeaders()) {
      jerseyRequest.header(field.getName(), field.getValue() == null ? "" : field.getValue());
    }
    return jerseyRequest;
  }

  private static URI uri(HttpURI uri) throws URISyntaxException {
    String path = uri.getPath() == null ? "" : uri.getPath();
    String query = uri.getQuery() == null ? "" : "?" + uri.getQuery();
    return new URI("http://localhost" + (path.startsWith("/") ? "" : "/") + path + query);
  }
}
