package io.cloudplans.organizationusers.client.internal.response;

import java.io.InputStream;

/**
 * The body of a response.
 *
 * @param complete whether the whole body was received, so that the stream can be reset
 * @param limit the maximum number of bytes to read after decompression
 */
record Body(InputStream stream, boolean complete, long limit) {}
