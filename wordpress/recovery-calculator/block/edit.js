// The block in the editor: a preview, and the planner's attributes in the sidebar.
//
// The editor's canvas is a frame in which no module of a plugin runs. So the preview is the
// planner's own page for frames, with today's date, which also keeps it from being counted as a
// visit.
( ( { blockEditor, blocks, components, element, i18n } ) => {
	const { createElement, useEffect, useRef, useState } = element;
	const { InspectorAdvancedControls, InspectorControls, useBlockProps } = blockEditor;
	const { PanelBody, SelectControl, TextControl } = components;
	const { __ } = i18n;
	const preview = window.rcvPreview;
	/** Until the planner in the frame has told its own height. */
	const HEIGHT = 640;

	/** The address of the preview: the page for frames takes its attributes after the #. */
	const address = ( { config, lang, unit, theme, headingLevel, today } ) => {
		const options = new URLSearchParams( {
			config: config || preview.config,
			theme: theme || preview.theme,
			today: today || preview.today,
			loading: 'eager',
			persist: 'none',
		} );
		const own = { lang: lang || document.documentElement.lang, unit, 'heading-level': headingLevel };
		for ( const [ name, value ] of Object.entries( own ) ) {
			if ( value ) {
				options.set( name, value );
			}
		}
		return `${ preview.frame }#${ options }`;
	};

	/** The height that the planner in a frame asks for. */
	const useHeight = ( frame ) => {
		const [ height, setHeight ] = useState( HEIGHT );
		useEffect( () => {
			const outer = frame.current.ownerDocument.defaultView;
			const onMessage = ( { source, data } ) => {
				if ( source === frame.current?.contentWindow && data?.rcv === 1 && data.height > 0 ) {
					setHeight( data.height );
				}
			};
			outer.addEventListener( 'message', onMessage );
			return () => outer.removeEventListener( 'message', onMessage );
		}, [ frame ] );
		return height;
	};

	const select = ( { attributes, setAttributes }, key, label, options ) =>
		createElement( SelectControl, {
			label,
			value: attributes[ key ] || '',
			options: Object.entries( options ).map( ( [ value, name ] ) => ( { value, label: name } ) ),
			onChange: ( value ) => setAttributes( { [ key ]: value || undefined } ),
			__nextHasNoMarginBottom: true,
		} );

	const text = ( { attributes, setAttributes }, key, label, help ) =>
		createElement( TextControl, {
			label,
			help,
			value: attributes[ key ] || '',
			onChange: ( value ) => setAttributes( { [ key ]: value || undefined } ),
			__nextHasNoMarginBottom: true,
		} );

	const sidebar = ( block ) => createElement(
		InspectorControls,
		null,
		createElement(
			PanelBody,
			{ title: __( 'Planner', 'recovery-calculator' ) },
			select( block, 'unit', __( 'Distances', 'recovery-calculator' ), {
				'': __( 'By the visitor’s region', 'recovery-calculator' ),
				km: __( 'Kilometres', 'recovery-calculator' ),
				mi: __( 'Miles', 'recovery-calculator' ),
			} ),
			select( block, 'theme', __( 'Light or dark', 'recovery-calculator' ), {
				'': __( 'As in the settings', 'recovery-calculator' ),
				inherit: __( 'Like the page', 'recovery-calculator' ),
				light: __( 'Light', 'recovery-calculator' ),
				dark: __( 'Dark', 'recovery-calculator' ),
				auto: __( 'As the visitor’s device is set', 'recovery-calculator' ),
			} ),
			select( block, 'persist', __( 'Keep answers without health', 'recovery-calculator' ), {
				'': __( 'Until the tab is closed', 'recovery-calculator' ),
				local: __( 'For 30 days, if the visitor agrees', 'recovery-calculator' ),
				none: __( 'Never', 'recovery-calculator' ),
			} )
		)
	);

	const advanced = ( block ) => createElement(
		InspectorAdvancedControls,
		null,
		select( block, 'headingLevel', __( 'Level of the first heading', 'recovery-calculator' ), {
			'': __( 'Below the heading before it', 'recovery-calculator' ), 2: '2', 3: '3', 4: '4', 5: '5', 6: '6',
		} ),
		select( block, 'loading', __( 'Load', 'recovery-calculator' ), {
			'': __( 'When a visitor comes near', 'recovery-calculator' ),
			eager: __( 'At once', 'recovery-calculator' ),
			interaction: __( 'When a visitor turns to it', 'recovery-calculator' ),
		} ),
		text( block, 'lang', __( 'Language', 'recovery-calculator' ), __( 'Such as en. Empty: the language of the page.', 'recovery-calculator' ) ),
		text( block, 'today', __( 'Preview another day', 'recovery-calculator' ), __( 'Such as 2026-03-02. Visitors see that it is a preview.', 'recovery-calculator' ) ),
		text( block, 'instance', __( 'Name', 'recovery-calculator' ), __( 'Tells several planners of this site apart.', 'recovery-calculator' ) ),
		text( block, 'config', __( 'Address of another configuration', 'recovery-calculator' ), __( 'Empty: the settings of this site.', 'recovery-calculator' ) )
	);

	const Edit = ( block ) => {
		const frame = useRef();
		const height = useHeight( frame );
		const src = address( block.attributes );
		// A frame does not load anew when only the part behind # changes; with a new key it does.
		const planner = createElement( 'iframe', {
			key: src, ref: frame, src, height, title: __( 'Preview of the recovery planner', 'recovery-calculator' ),
		} );
		return createElement( 'div', useBlockProps(), sidebar( block ), advanced( block ), planner );
	};

	blocks.registerBlockType( 'recovery-calculator/planner', { edit: Edit, save: () => null } );
} )( window.wp );
