/** Tests of the server with the client, its fake and the command line. */
@NullMarked
package io.cloudplans.organizationusers.integration;

import org.jspecify.annotations.NullMarked;
