package io.cloudplans.organizationusers.conformance.setup;

import java.time.LocalDate;

/**
 * A known deviation of an implementation from the contract.
 *
 * @param cases an id of a case, or a glob over ids
 * @param reason why, for those who read the report
 * @param until the last day on which it holds
 */
public record Deviation(Glob cases, String reason, LocalDate until) {}
