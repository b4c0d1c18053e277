package io.cloudplans.organizationusers.conformance;

import io.cloudplans.organizationusers.conformance.junit.ConformanceTests;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What a backend team writes; {@link JunitIT} runs it. */
class JunitSample {
  @TestFactory
  Stream<DynamicNode> contract() {
    return ConformanceTests.of(Path.of("conformance.yaml"));
  }
}
