package io.cloudplans.organizationusers.rules.roster;

import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One write: who wants it, under which conditions, and what it changes.
 *
 * @param idempotencyKey null where the caller gave none
 * @param precondition whether the write may go on at this version of the organization
 * @param requestId for the history
 * @param deadline past it the write is not begun any more
 */
public record RosterWrite(
    Access access,
    Change change,
    @Nullable String idempotencyKey,
    LongPredicate precondition,
    String requestId,
    Deadline deadline) {}
