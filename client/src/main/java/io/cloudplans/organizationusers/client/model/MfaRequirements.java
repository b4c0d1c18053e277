package io.cloudplans.organizationusers.client.model;

/**
 * The classes of operations for which the organization requires a second factor.
 *
 * @param view viewing the organization, its list of users included
 * @param create creating plans and resources
 * @param update updating plans and resources
 * @param delete deleting plans and resources
 * @param usersmgmt managing users, which is adding, updating and removing them
 */
public record MfaRequirements(
    boolean view, boolean create, boolean update, boolean delete, boolean usersmgmt) {}
