/** Tests of the client against a scripted server on a real socket. */
@NullMarked
package io.cloudplans.organizationusers.client;

import org.jspecify.annotations.NullMarked;
