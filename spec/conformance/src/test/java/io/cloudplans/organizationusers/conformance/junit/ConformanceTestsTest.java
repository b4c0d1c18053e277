package io.cloudplans.organizationusers.conformance.junit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

class ConformanceTestsTest {
  @Test
  void failureShouldBeginWithTheIdWhenACaseFails() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(501, -1);
          exchange.close();
        });
    server.start();
    try {
      DynamicContainer family =
          (DynamicContainer)
              ConformanceTests.against("http://127.0.0.1:" + server.getAddress().getPort())
                  .tokens((email, secondFactor) -> "token")
                  .organizations((orgId, owner) -> {})
                  .only("reference.list")
                  .tests()
                  .findFirst()
                  .orElseThrow();
      DynamicTest test = (DynamicTest) family.getChildren().findFirst().orElseThrow();

      assertThatThrownBy(() -> test.getExecutable().execute())
          .hasMessageStartingWith("reference.list: ")
          .hasMessageContaining("\ncontract: ")
          .hasMessageContaining("\nreproduce: curl ");
    } finally {
      server.stop(0);
    }
  }
}
