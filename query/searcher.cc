// SPDX-License-Identifier: MIT
#include "query/searcher.h"
