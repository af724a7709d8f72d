/*
 * The one experimental function of Node-API in Node 20 and Electron 33 that better-sqlite3 needs there:
 * a module compiled as "experimental" has its finalizers run inside the garbage collector, and this is how
 * they put off what may not happen in it. The node-api-headers package holds stable functions only.
 * Source: https://nodejs.org/docs/latest-v20.x/api/n-api.html#node_api_post_finalizer
 */
#pragma once
#include <node_api.h>

#define NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER

EXTERN_C_START
NAPI_EXTERN napi_status NAPI_CDECL node_api_post_finalizer(napi_env env, napi_finalize finalize_cb, void* finalize_data, void* finalize_hint);
EXTERN_C_END
