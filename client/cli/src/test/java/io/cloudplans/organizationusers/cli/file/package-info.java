/** Tests of the files that the commands read. */
@NullMarked
package io.cloudplans.organizationusers.cli.file;

import org.jspecify.annotations.NullMarked;
