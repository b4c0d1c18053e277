package io.cloudplans.organizationusers.conformance.faults;

import io.cloudplans.organizationusers.conformance.http.Request;
import java.io.IOException;

/** A proxy that strips a path prefix. */
public final class PrefixProxy implements AutoCloseable {
  private final Proxy proxy;

  public PrefixProxy(String server) throws IOException {
    proxy = new Proxy(server, new Prefixed());
  }

  /** Returns its address, with the prefix. */
  public String address() {
    return proxy.address();
  }

  @Override
  public void close() throws IOException {
    proxy.close();
  }

  /** Forwards every request. */
  record Prefixed() implements Proxy.Behavior {
    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      return server.send(request);
    }

    @Override
    public String prefix() {
      return "/a/b";
    }
  }
}
