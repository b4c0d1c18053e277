package io.cloudplans.organizationusers.conformance;

import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.families.Families;
import io.cloudplans.organizationusers.conformance.run.Preparation;
import io.cloudplans.organizationusers.conformance.session.RunContext;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import io.cloudplans.organizationusers.conformance.setup.Setup;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server on SQLite for all tests of a JVM, with an organization in each slot. */
public final class SharedServer implements BeforeAllCallback, ParameterResolver {
  /** The server and its organizations. */
  public record Running(ServerProcess server, Map<Slot, Organization> organizations)
      implements CloseableResource {
    /** Returns the setup for this server, or for a proxy in front of it. */
    public Setup setup(String address) {
      return Kit.setup(address, server.key().signing(), null, organizations);
    }

    /** Returns a setup in which the kit creates its organizations. */
    public Setup creating(String address) {
      return Kit.setup(address, server.key().signing(), server, Map.of());
    }

    @Override
    public void close() {
      server.close();
    }
  }

  private static Running started(String key) {
    try {
      ServerProcess server =
          ServerProcess.start(Files.createTempDirectory("conformance"), "--rate-limit", "off");
      Setup setup = Kit.setup(server.address(), server.key().signing(), server, Map.of());
      RunContext context = new RunContext(setup, Contract.builtIn());
      new Preparation(context).prepare(Families.cases(Contract.builtIn()));
      return new Running(server, Map.copyOf(context.organizations()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Running running(ExtensionContext context) {
    return Objects.requireNonNull(
        context
            .getRoot()
            .getStore(Namespace.create(SharedServer.class))
            .getOrComputeIfAbsent("server", SharedServer::started, Running.class));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Running.class;
  }

  @Override
  public Running resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context);
  }

  static Path folder(String name) throws IOException {
    return Files.createDirectories(Path.of("target", "test-data", name));
  }
}
