<?php
/**
 * The block.
 *
 * @package RecoveryCalculator
 */

defined( 'ABSPATH' ) || exit;

/** Registers the block, whose preview in the editor is the planner's own page for frames. */
function rcv_register_block() {
	$block = register_block_type( dirname( RCV_FILE ) . '/block' );
	if ( ! $block ) {
		return;
	}
	foreach ( $block->editor_script_handles as $handle ) {
		wp_set_script_translations( $handle, 'recovery-calculator', dirname( RCV_FILE ) . '/languages' );
	}
}
add_action( 'init', 'rcv_register_block' );

/** Gives the editor what the preview shows. */
function rcv_enqueue_editor() {
	$block = WP_Block_Type_Registry::get_instance()->get_registered( 'recovery-calculator/planner' );
	if ( ! $block ) {
		return;
	}
	$preview = array(
		'frame'  => rcv_file_url( 'embed.html' ),
		'config' => rcv_script_json( rcv_config() ),
		'theme'  => rcv_settings()['theme'],
		'today'  => wp_date( 'Y-m-d' ),
	);
	foreach ( $block->editor_script_handles as $handle ) {
		wp_add_inline_script( $handle, 'window.rcvPreview = ' . wp_json_encode( $preview, JSON_HEX_TAG | JSON_HEX_AMP ) . ';', 'before' );
	}
}
add_action( 'enqueue_block_editor_assets', 'rcv_enqueue_editor' );
