package io.cloudplans.organizationusers.client.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import org.jspecify.annotations.Nullable;

/** The faults that have not happened yet, in the order in which they were added. */
final class FaultQueue {
  private final List<ScriptedFault> faults = new ArrayList<>();

  synchronized void add(ScriptedFault fault) {
    faults.add(fault);
  }

  /** Takes the first fault for a call; without one the call succeeds or fails by the rules. */
  synchronized ScriptedFault next(@Nullable ApiCall call) {
    ListIterator<ScriptedFault> each = faults.listIterator();
    while (each.hasNext()) {
      ScriptedFault fault = each.next();
      if (fault.isFor(call)) {
        fault.rest().ifPresentOrElse(each::set, each::remove);
        return fault;
      }
    }
    return ScriptedFault.NONE;
  }
}
