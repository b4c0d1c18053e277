package io.cloudplans.organizationusers.example;

import io.cloudplans.organizationusers.jersey.ContractResource;
import io.cloudplans.organizationusers.jersey.OrganizationUsersFeature;
import io.cloudplans.organizationusers.jersey.problem.TransportProblem;
import io.cloudplans.organizationusers.jersey.problem.TransportProblems;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestId;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import java.net.URI;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.glassfish.jersey.jetty.JettyHttpContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** Serves the API over HTTP: Jersey on Jetty. */
final class ApiServer implements AutoCloseable {
  private static final int MAX_HEAD_BYTES = 16_384;

  private final ServerConnector connector;
  private final TransportProblems problems;

  /** Starts a server on a port of the loopback interface; 0 picks a free port. */
  ApiServer(int port, Contract contract, TokenVerifier verifier, RosterStore store) {
    problems = new TransportProblems(new ProblemTypes(contract), OrganizationUsersFeature.JSON);
    ContractResource documents = new ContractResource(contract, store::isAvailable);
    ResourceConfig application =
        new ResourceConfig()
            .property(ServerProperties.WADL_FEATURE_DISABLE, true)
            .register(
                new OrganizationUsersFeature(contract, (token, request) -> verifier.verify(token))
                    .pages(documents.paths()))
            .register(documents)
            .register(new UsersResource(store, contract));
    URI address = URI.create("http://127.0.0.1:" + port);
    Server server = JettyHttpContainerFactory.createServer(address, application, false);
    server.setErrorHandler(this::problem);
    connector = (ServerConnector) server.getConnectors()[0];
    connector.setHost(address.getHost());
    HttpConfiguration http =
        connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
    http.setRequestHeaderSize(MAX_HEAD_BYTES);
    http.setHeaderCacheSize(0);
    http.setSendServerVersion(false);
    http.setHttpCompliance(HttpCompliance.STRICT);
    http.setUriCompliance(UriCompliance.UNSAFE);
    LifeCycle.start(server);
  }

  /** Responds to the faults that Jetty detects before Jersey receives the request. */
  private boolean problem(Request request, Response response, Callback callback) {
    TransportProblem problem =
        problems.of(response.getStatus(), request.getHeaders().getValuesList(RequestId.HEADER));
    response.setStatus(problem.type().status());
    problem.headers().forEach(response.getHeaders()::put);
    Content.Sink.write(response, true, problem.body(), callback);
    return true;
  }

  String address() {
    return "http://127.0.0.1:" + connector.getLocalPort();
  }

  @Override
  public void close() {
    LifeCycle.stop(connector.getServer());
  }
}
