package io.cloudplans.organizationusers.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Determines whether a server is ready, and logs each change with its cause. */
final class Readiness implements BooleanSupplier {
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
  private static final String READY = "";

  private final Map<String, BooleanSupplier> conditions = new LinkedHashMap<>();
  private String cause = "starting";

  /** Adds a condition, with the cause to report while the condition is false. */
  Readiness require(BooleanSupplier condition, String causeOtherwise) {
    conditions.put(causeOtherwise, condition);
    return this;
  }

  @Override
  public boolean getAsBoolean() {
    String current =
        conditions.entrySet().stream()
            .filter(condition -> !condition.getValue().getAsBoolean())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(READY);
    logChange(current);
    return current.equals(READY);
  }

  private synchronized void logChange(String current) {
    if (!current.equals(cause)) {
      cause = current;
      if (current.equals(READY)) {
        LOG.info("ready");
      } else {
        LOG.atWarn().addKeyValue("cause", current).log("not ready");
      }
    }
  }
}
