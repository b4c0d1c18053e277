package io.cloudplans.organizationusers.client.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The faults that are still to come, in the order in which they were put in. */
final class Script {
  private final List<ScriptedFault> faults = new ArrayList<>();

  synchronized void add(ScriptedFault fault) {
    faults.add(fault);
  }

  /** Takes the first fault that is meant for this call. */
  synchronized Optional<ScriptedFault> next(@Nullable ApiCall call) {
    ListIterator<ScriptedFault> each = faults.listIterator();
    while (each.hasNext()) {
      ScriptedFault fault = each.next();
      if (fault.isFor(call)) {
        if (fault.isLast()) {
          each.remove();
        } else {
          each.set(fault.oneLess());
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
