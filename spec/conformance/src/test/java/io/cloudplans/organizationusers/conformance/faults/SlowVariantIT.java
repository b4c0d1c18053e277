package io.cloudplans.organizationusers.conformance.faults;

import io.cloudplans.organizationusers.conformance.Kit;
import io.cloudplans.organizationusers.conformance.SharedServer;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A separate class, so that it runs in parallel with the others. */
@Tag("conformance")
@ExtendWith(SharedServer.class)
class SlowVariantIT {
  @Test
  void kitShouldPassADistantServer(SharedServer.Running running) throws IOException {
    VariantsIT.passes(running, Variant.slow(), Kit.cases("*"));
  }
}
