package io.cloudplans.organizationusers.portal.change;

import static io.cloudplans.organizationusers.portal.change.Rule.DEFAULT;
import static io.cloudplans.organizationusers.portal.change.Rule.INPUT;
import static io.cloudplans.organizationusers.portal.change.Rule.NARROWED;
import static io.cloudplans.organizationusers.portal.change.Rule.NEW_HEADER;
import static io.cloudplans.organizationusers.portal.change.Rule.NEW_INPUT;
import static io.cloudplans.organizationusers.portal.change.Rule.NEW_PROBLEM_MEMBER;
import static io.cloudplans.organizationusers.portal.change.Rule.NEW_VALUE;
import static io.cloudplans.organizationusers.portal.change.Rule.PROBLEM_MEMBER;
import static io.cloudplans.organizationusers.portal.change.Rule.REQUIRED;
import static io.cloudplans.organizationusers.portal.change.Rule.RESPONSE_HEADER;
import static io.cloudplans.organizationusers.portal.change.Rule.SUCCESS_BODY;
import static io.cloudplans.organizationusers.portal.change.Rule.TIGHTENED;
import static io.cloudplans.organizationusers.portal.change.Rule.WIDENED;

/**
 * The part of a message that has a value, with the rules for its changes. A change is compatible if
 * a request becomes less strict or a response stricter; a response may also get new enum values.
 */
enum MessagePart {
  REQUEST(INPUT, NEW_INPUT, REQUIRED, WIDENED, NARROWED, WIDENED),
  SUCCESS(SUCCESS_BODY, SUCCESS_BODY, TIGHTENED, SUCCESS_BODY, TIGHTENED, SUCCESS_BODY),
  PROBLEM(PROBLEM_MEMBER, NEW_PROBLEM_MEMBER, TIGHTENED, PROBLEM_MEMBER, TIGHTENED, PROBLEM_MEMBER),
  HEADER(RESPONSE_HEADER, NEW_HEADER, TIGHTENED, RESPONSE_HEADER, TIGHTENED, RESPONSE_HEADER);

  private final Rule removed;
  private final Rule added;
  private final Rule required;
  private final Rule optional;
  private final Rule narrower;
  private final Rule wider;

  MessagePart(Rule removed, Rule added, Rule required, Rule optional, Rule narrower, Rule wider) {
    this.removed = removed;
    this.added = added;
    this.required = required;
    this.optional = optional;
    this.narrower = narrower;
    this.wider = wider;
  }

  /** Returns the rule for a value that is no longer sent. */
  Rule removed() {
    return removed;
  }

  Rule added(boolean isRequired) {
    return isRequired && this == REQUEST ? required : added;
  }

  /** Returns the rule for a value that becomes required or optional. */
  Rule changedTo(boolean isRequired) {
    return isRequired ? required : optional;
  }

  /** Returns the rule for a changed default, which has no effect in a response. */
  Rule changedDefault() {
    return this == REQUEST ? DEFAULT : TIGHTENED;
  }

  /** Returns the rule for a changed keyword of a schema. */
  Rule changed(String keyword, Effect effect) {
    if (this != REQUEST && keyword.equals("enum") && effect != Effect.NARROWER) {
      return NEW_VALUE;
    }
    return switch (effect) {
      case NARROWER -> narrower;
      case WIDER -> wider;
      case OTHER -> this == REQUEST ? narrower : wider;
    };
  }
}
