package io.cloudplans.organizationusers.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudplans.organizationusers.rules.contract.Challenge;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.Routes;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.server.body.CarriedBodies;
import io.cloudplans.organizationusers.server.body.CompressionFilter;
import io.cloudplans.organizationusers.server.body.JsonBodies;
import io.cloudplans.organizationusers.server.body.Spool;
import io.cloudplans.organizationusers.server.config.Limits;
import io.cloudplans.organizationusers.server.config.RateLimit;
import io.cloudplans.organizationusers.server.filter.HeadChecks;
import io.cloudplans.organizationusers.server.filter.MediaTypeFilter;
import io.cloudplans.organizationusers.server.filter.MeterFilter;
import io.cloudplans.organizationusers.server.filter.RateLimitFilter;
import io.cloudplans.organizationusers.server.filter.RefusedTokens;
import io.cloudplans.organizationusers.server.filter.RequestIdFilter;
import io.cloudplans.organizationusers.server.filter.RequestMeter;
import io.cloudplans.organizationusers.server.filter.RouteFilter;
import io.cloudplans.organizationusers.server.filter.SizeFilter;
import io.cloudplans.organizationusers.server.filter.TokenFilter;
import io.cloudplans.organizationusers.server.filter.ValidationFilter;
import io.cloudplans.organizationusers.server.jetty.JettyCarrier;
import io.cloudplans.organizationusers.server.pages.DemoTokensResource;
import io.cloudplans.organizationusers.server.pages.Documentation;
import io.cloudplans.organizationusers.server.pages.HealthResource;
import io.cloudplans.organizationusers.server.pages.Pages;
import io.cloudplans.organizationusers.server.pages.PagesResource;
import io.cloudplans.organizationusers.server.problem.RefusedMapper;
import io.cloudplans.organizationusers.server.problem.RequestProblemMapper;
import io.cloudplans.organizationusers.server.problem.StatusTypes;
import io.cloudplans.organizationusers.server.problem.UnavailableMapper;
import io.cloudplans.organizationusers.server.problem.UnexpectedMapper;
import io.cloudplans.organizationusers.server.problem.WebApplicationExceptionMapper;
import io.cloudplans.organizationusers.server.token.TokenVerifier;
import io.cloudplans.organizationusers.server.users.OrganizationUsersResource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** A running server. Its constructor creates and connects all parts. */
public final class Server implements AutoCloseable {
  private final TokenVerifier verifier;
  private final JettyCarrier carrier;
  private final FileWatch watch;
  private volatile boolean closing;

  /** Starts a server on a store; {@link #close} leaves the store open. */
  public Server(
      ServerConfig config,
      Contract contract,
      RosterStore store,
      MeterRegistry registry,
      Clock clock) {
    Limits limits = config.endpoint().limits();
    RequestMeter meter = new RequestMeter(registry);
    ProblemTypes types = new ProblemTypes(contract);
    StatusTypes statuses = new StatusTypes(types);
    ObjectMapper mapper =
        JsonMapper.builder()
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .defaultPropertyInclusion(JsonInclude.Value.ALL_NON_NULL)
            .build();
    verifier =
        new TokenVerifier(config.tokens(), contract.schema("EmailAddress")::fits, clock, registry);
    Documentation documentation = config.documentation();
    Pages pages = new Pages(documentation.url(), documentation.tokens() != null);
    Set<String> paths = new HashSet<>(pages.paths());
    paths.addAll(HealthResource.PATHS);
    paths.add(PagesResource.ROOT);

    Readiness readiness =
        new Readiness()
            .and(() -> !closing, "stopping")
            .and(verifier::isReady, "no key set was read")
            .and(store::available, "the database is not available");
    ResourceConfig application =
        new ResourceConfig()
            .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
            .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
            .property(ServerProperties.WADL_FEATURE_DISABLE, true)
            .property(ServerProperties.RESOURCE_VALIDATION_DISABLE, true)
            .property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true)
            .register(
                new OrganizationUsersResource(
                    store,
                    limits.deadline(),
                    contract,
                    types,
                    mapper,
                    new Spool(limits.spoolBytes())))
            .register(new HealthResource(readiness))
            .register(new PagesResource(pages))
            .register(new JsonBodies(mapper))
            .register(new CarriedBodies())
            .register(new CompressionFilter())
            .register(new RequestProblemMapper())
            .register(new RefusedMapper(types, Challenge.stepUp(config.tokens().acrValues())))
            .register(new UnavailableMapper(types))
            .register(new WebApplicationExceptionMapper(statuses))
            .register(new UnexpectedMapper(types));
    if (documentation.tokens() != null) {
      application.register(new DemoTokensResource(documentation.tokens(), types));
      paths.add(DemoTokensResource.PATH);
    }
    RateLimit rate = limits.rate();
    RequestIdFilter ids = new RequestIdFilter();
    RouteFilter routes = new RouteFilter(new Routes(contract.operations(), paths, types));
    MeterFilter measured = new MeterFilter(meter, routes);
    List<ContainerRequestFilter> ofHead = new ArrayList<>(List.of(ids, measured));
    ofHead.add(
        new TokenFilter(verifier, new RefusedTokens(rate, limits.trustedProxies(), types), types));
    if (rate != null) {
      RateLimitFilter limited = new RateLimitFilter(rate, types);
      ofHead.add(limited);
      application.register(limited, Map.of(ContainerResponseFilter.class, 3));
    }
    ofHead.addAll(List.of(routes, new MediaTypeFilter(types), new SizeFilter(types)));
    HeadChecks checks = new HeadChecks(ofHead);
    application
        .register(ids, Map.of(ContainerResponseFilter.class, 1))
        .register(measured, Map.of(ContainerResponseFilter.class, 2))
        .register(checks, 1)
        .register(new ValidationFilter(types), 2);
    try {
      carrier = new JettyCarrier(config.endpoint(), application, checks, types, meter, mapper);
    } catch (IllegalArgumentException e) {
      verifier.close();
      throw e;
    }
    carrier
        .certificateExpiry()
        .ifPresent(first -> meter.certificate(() -> carrier.certificateExpiry().orElse(first)));
    watch =
        new FileWatch(
            List.of(verifier::compareFile, carrier::compareFiles, readiness::getAsBoolean));
  }

  /** Returns the server's URL without a trailing slash. */
  public String address() {
    return carrier.address();
  }

  /** Returns the number of the issuer's usable keys. */
  int keys() {
    return verifier.keys();
  }

  /** Reads the issuer's keys and the TLS files again. */
  void reload() {
    verifier.refresh();
    carrier.compareFiles();
  }

  /** Turns unready, completes the running requests and stops. */
  @Override
  public void close() {
    closing = true;
    carrier.close();
    watch.close();
    verifier.close();
  }
}
