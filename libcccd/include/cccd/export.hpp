// What the shared library shows to the outside.
#pragma once

#define CCCD_API __attribute__((visibility("default")))
