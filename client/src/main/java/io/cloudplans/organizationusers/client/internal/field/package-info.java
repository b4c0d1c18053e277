/** Parses response header fields in every form that their RFCs allow. Depends on the JDK alone. */
@NullMarked
package io.cloudplans.organizationusers.client.internal.field;

import org.jspecify.annotations.NullMarked;
