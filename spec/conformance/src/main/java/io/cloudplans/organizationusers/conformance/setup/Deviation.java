package io.cloudplans.organizationusers.conformance.setup;

import java.time.LocalDate;

/**
 * A known deviation of an implementation from the contract.
 *
 * @param cases a case id or a glob pattern
 * @param reason the reason, for the reports
 * @param until the last day on which the deviation is accepted
 */
public record Deviation(Glob cases, String reason, LocalDate until) {}
