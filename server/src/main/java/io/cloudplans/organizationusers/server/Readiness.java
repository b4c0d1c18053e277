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

  /** Adds a condition with the cause to report if it does not hold. */
  Readiness and(BooleanSupplier condition, String otherwise) {
    conditions.put(otherwise, condition);
    return this;
  }

  @Override
  public boolean getAsBoolean() {
    String now =
        conditions.entrySet().stream()
            .filter(condition -> !condition.getValue().getAsBoolean())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(READY);
    note(now);
    return now.equals(READY);
  }

  private synchronized void note(String now) {
    if (!now.equals(cause)) {
      cause = now;
      if (now.equals(READY)) {
        LOG.info("ready");
      } else {
        LOG.atWarn().addKeyValue("cause", now).log("not ready");
      }
    }
  }
}
