/**
 * Lists, adds, updates and removes the users of a Cloud Plans organization. Packages that are not
 * exported may change with any version.
 */
module io.cloudplans.organizationusers.client {
  requires com.fasterxml.jackson.databind;
  requires transitive java.net.http;
  requires static jakarta.annotation;
  requires static transitive org.jspecify;

  exports io.cloudplans.organizationusers.client;
  exports io.cloudplans.organizationusers.client.config;
  exports io.cloudplans.organizationusers.client.error;
  exports io.cloudplans.organizationusers.client.model;
  exports io.cloudplans.organizationusers.client.plan;

  opens io.cloudplans.organizationusers.client.internal.model to
      com.fasterxml.jackson.databind;
}
