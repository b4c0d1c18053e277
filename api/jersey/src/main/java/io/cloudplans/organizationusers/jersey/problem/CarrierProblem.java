package io.cloudplans.organizationusers.jersey.problem;

import io.cloudplans.organizationusers.rules.contract.ProblemType;
import java.util.Map;

/**
 * The response to a fault that an HTTP server finds before Jersey gets the request.
 *
 * @param type the problem's type, which has the status
 * @param headers all headers that the contract asks for
 * @param body the problem document
 */
public record CarrierProblem(ProblemType type, Map<String, String> headers, String body) {}
