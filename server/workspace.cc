// SPDX-License-Identifier: MIT
#include "server/workspace.h"
