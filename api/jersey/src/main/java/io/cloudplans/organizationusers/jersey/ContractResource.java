package io.cloudplans.organizationusers.jersey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Serves the contract's paths other than its operations: the contract in YAML and JSON, a page for
 * each problem type, and the process's health.
 */
@Path("{path: .*}")
public final class ContractResource {
  private static final String LIVE = "health/live";
  private static final String READY = "health/ready";

  private static final Map<String, String> TYPES =
      Map.of("openapi.json", "application/json", "openapi.yaml", "application/yaml");

  private final Map<String, byte[]> documents = new HashMap<>();
  private final BooleanSupplier ready;

  /**
   * Creates the resource.
   *
   * @param contract the contract with the problem types
   * @param ready whether the process can serve requests
   */
  public ContractResource(Contract contract, BooleanSupplier ready) {
    this.ready = ready;
    for (ProblemType type : new ProblemTypes(contract).all()) {
      String page = "# %s (%s)\n\n%s\n".formatted(type.title(), type.status(), type.advice());
      documents.put(type.path().substring(1), page.getBytes(UTF_8));
    }
    try {
      for (String name : TYPES.keySet()) {
        documents.put(name, Contract.file(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the paths of this resource, for {@link OrganizationUsersFeature#pages}.
   *
   * @return the paths as requests have them
   */
  public Set<String> paths() {
    Stream<String> health = Stream.of(LIVE, READY);
    return Stream.concat(documents.keySet().stream(), health)
        .map(path -> "/" + path)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Responds with a document or with the health.
   *
   * @param path one of {@link #paths()}, without its first slash
   * @return the response
   */
  @GET
  public Response get(@PathParam("path") String path) {
    byte[] document = documents.get(path);
    if (document == null) {
      boolean up = path.equals(LIVE) || ready.getAsBoolean();
      return Response.status(up ? 200 : 503)
          .type("application/json")
          .entity(up ? "{\"status\":\"up\"}" : "{\"status\":\"down\"}")
          .build();
    }
    return Response.ok(document)
        .header("Content-Type", TYPES.getOrDefault(path, "text/markdown; charset=utf-8"))
        .header("Cache-Control", "max-age=300")
        .header("Access-Control-Allow-Origin", TYPES.containsKey(path) ? "*" : null)
        .build();
  }
}
