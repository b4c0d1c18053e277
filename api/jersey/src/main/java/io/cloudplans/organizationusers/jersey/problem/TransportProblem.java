package io.cloudplans.organizationusers.jersey.problem;

import io.cloudplans.organizationusers.rules.contract.ProblemType;
import java.util.Map;

/**
 * The response to a fault that the HTTP server detects before Jersey receives the request.
 *
 * @param type the problem's type, which has the status
 * @param headers all headers that the contract requires
 * @param body the problem document
 */
public record TransportProblem(ProblemType type, Map<String, String> headers, String body) {}
