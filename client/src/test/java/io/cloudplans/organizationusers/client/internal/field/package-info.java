/** Tests of the header parsers. */
@NullMarked
package io.cloudplans.organizationusers.client.internal.field;

import org.jspecify.annotations.NullMarked;
