/** Tests of the store on real databases. */
@NullMarked
package io.cloudplans.organizationusers.server.store;

import org.jspecify.annotations.NullMarked;
