package io.cloudplans.organizationusers.cli.connection;

import io.cloudplans.organizationusers.client.config.Attempt;
import io.cloudplans.organizationusers.client.config.CallHook;
import io.cloudplans.organizationusers.client.config.Outcome;
import java.util.UUID;
import java.util.function.Consumer;

/** Prints a line for each request and each outcome. Adds an id to each request, for the logs. */
public record RequestTrace(String url, Consumer<String> printer) implements CallHook {
  @Override
  public Consumer<Outcome> start(Attempt attempt) {
    String name = attempt.operation() + " " + attempt.number();
    attempt.setHeader("X-Request-Id", UUID.randomUUID().toString());
    printer.accept("> " + name + ": " + url + " Authorization: Bearer *** " + attempt.headers());
    return outcome -> printer.accept("< " + name + ": " + text(outcome));
  }

  private static String text(Outcome outcome) {
    String time = " after " + outcome.duration().toMillis() + " ms";
    String status = outcome.status() == 0 ? "no response" : "status " + outcome.status();
    return status + time + (outcome.failure() == null ? "" : ": " + outcome.failure().getMessage());
  }
}
