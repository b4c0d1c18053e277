package io.cloudplans.organizationusers.client.internal.response;

import java.io.InputStream;

/**
 * The body of a response.
 *
 * @param complete whether all of it was received, so that the stream can be reset
 * @param limit the most bytes that are read of it after decompression
 */
record Body(InputStream stream, boolean complete, long limit) {}
