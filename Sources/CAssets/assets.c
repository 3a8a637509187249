#include "CAssets.h"

// Standard C from 2023 on; every compiler that comes with Swift 6.2 or newer knows it.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define ASSET(name) \
  Asset asset_##name(void) { return (Asset){name, sizeof name}; }

// In this order, because later rules override earlier ones.
static const unsigned char style_css[] = {
#embed "text.css"
  ,
#embed "formulas.css"
  ,
#embed "blocks.css"
  ,
#embed "pictures.css"
  ,
#embed "cells.css"
};
ASSET(style_css)

static const unsigned char frame_css[] = {
#embed "frame.css"
};
ASSET(frame_css)

static const unsigned char walkthrough_css[] = {
#embed "walkthrough.css"
};
ASSET(walkthrough_css)

static const unsigned char preview_css[] = {
#embed "preview.css"
};
ASSET(preview_css)

static const unsigned char elements_js[] = {
#embed "elements.js"
};
ASSET(elements_js)

static const unsigned char reading_js[] = {
#embed "reading.js"
};
ASSET(reading_js)

static const unsigned char walkthrough_js[] = {
#embed "walkthrough.js"
};
ASSET(walkthrough_js)

static const unsigned char field_js[] = {
#embed "field.js"
};
ASSET(field_js)

static const unsigned char finder_js[] = {
#embed "finder.js"
};
ASSET(finder_js)

static const unsigned char following_js[] = {
#embed "following.js"
};
ASSET(following_js)

static const unsigned char editing_js[] = {
#embed "editing.js"
};
ASSET(editing_js)
